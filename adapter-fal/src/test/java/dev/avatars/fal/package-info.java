/** What the fal adapter promises, proven on bare sockets and against the emulator. */
@NullMarked
package dev.avatars.fal;

import org.jspecify.annotations.NullMarked;
