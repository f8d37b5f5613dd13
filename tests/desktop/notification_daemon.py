#!/usr/bin/python3
"""A notification daemon for tests: python3-dbus alone, on the session bus of its environment.

Writes down every call in the file named first, one JSON line each. Commands come as lines of the
fifo named second: "press ID ACTION", "expire ID", "quit". With a third word, "plain", it takes no
actions."""
import json
import os
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

NAME = "org.freedesktop.Notifications"
said, commands = open(sys.argv[1], "a", buffering=1), sys.argv[2]
plain = sys.argv[3:] == ["plain"]


class Daemon(dbus.service.Object):
    last = 0

    @dbus.service.method(NAME, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, app, replaces, icon, summary, body, actions, hints, timeout):
        self.last = replaces or self.last + 1
        said.write(json.dumps({"call": "Notify", "id": int(self.last), "replaces": int(replaces),
                               "app": app, "summary": summary, "body": body,
                               "actions": [str(a) for a in actions],
                               "hints": {str(k): str(v) for k, v in hints.items()}}) + "\n")
        return dbus.UInt32(self.last)

    @dbus.service.method(NAME, in_signature="u")
    def CloseNotification(self, note):
        said.write(json.dumps({"call": "Close", "id": int(note)}) + "\n")
        self.NotificationClosed(note, 3)

    @dbus.service.method(NAME, out_signature="as")
    def GetCapabilities(self):
        return ["body"] if plain else ["body", "actions"]

    @dbus.service.method(NAME, out_signature="ssss")
    def GetServerInformation(self):
        return "test", "leg", "1", "1.2"

    @dbus.service.signal(NAME, signature="us")
    def ActionInvoked(self, note, action):
        pass

    @dbus.service.signal(NAME, signature="uu")
    def NotificationClosed(self, note, reason):
        pass


def obey(fifo, _condition):
    for line in os.read(fifo, 4096).decode().splitlines():
        words = line.split()
        if words[0] == "press":
            daemon.ActionInvoked(dbus.UInt32(words[1]), words[2])
            daemon.NotificationClosed(dbus.UInt32(words[1]), dbus.UInt32(2))
        elif words[0] == "expire":
            daemon.NotificationClosed(dbus.UInt32(words[1]), dbus.UInt32(1))
        elif words[0] == "quit":
            loop.quit()
    return True


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
loop = GLib.MainLoop()
owned = dbus.service.BusName(NAME, dbus.SessionBus())
daemon = Daemon(dbus.SessionBus(), "/org/freedesktop/Notifications")
GLib.unix_fd_add_full(0, os.open(commands, os.O_RDWR), GLib.IO_IN, obey)
loop.run()
