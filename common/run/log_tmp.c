#include "run/log.h"
int log_report(void *o) { (void)o; return 70; }
int log_export(void *o) { (void)o; return 70; }
int log_import(void *o) { (void)o; return 70; }
int log_check(void *o) { (void)o; return 70; }
