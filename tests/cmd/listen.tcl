# listen.tcl: waiting for a screen reader to have said what it read.

# Where a screen reader writes down what it says ($SPOKEN): it drops what it has not said yet when a key
# is typed, so the prompt must be there, and no more to come.
set heard 0
proc listen {} {
	global env heard
	set last $heard
	for {set tries 0} {$tries < 50} {incr tries} {
		after 100
		if {[catch {file size $env(SPOKEN)} size]} continue
		if {$size > $heard && $size == $last} break
		set last $size
	}
	set heard $last
}
