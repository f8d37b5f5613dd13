# listen.tcl: waiting for a screen reader to have said what it read.

# said_since OFFSET: what the screen reader has written down ($SPOKEN) since then, without the commands
# around each utterance and without blanks, as an utterance may end anywhere.
proc said_since {offset} {
	global env
	if {[catch {open $env(SPOKEN)} file]} { return "" }
	seek $file $offset
	set spoken [read $file]
	close $file
	set said ""
	foreach {all words} [regexp -all -inline -line {^q \{(.*)\}$} $spoken] { append said $words }
	return [regsub -all {\s} $said ""]
}

# listen WORDS: it drops what it has not said yet when a key is typed, so WORDS, the last of what the
# terminal shows, must have been said since the last time. Words that it says in another way are waited
# for until it has been silent for five seconds.
set heard 0
proc listen {words} {
	global env heard
	set words [regsub -all {\s} $words ""]
	set last -1
	for {set silent 0} {$silent < 50} {incr silent} {
		if {[string first $words [said_since $heard]] >= 0} break
		if {![catch {file size $env(SPOKEN)} size] && $size != $last} {
			set last $size
			set silent 0
		}
		after 100
	}
	catch {set heard [file size $env(SPOKEN)]}
}
