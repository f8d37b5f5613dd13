/* Finds the session bus of the user's desktop. */
#pragma once

/* Sets XDG_RUNTIME_DIR and DBUS_SESSION_BUS_ADDRESS if cron left them out, for notify-send and for
 * the user's own commands. If no bus is found notify-send may still know a way of its own, and says
 * so by its status. */
void session_bus_find(void);
