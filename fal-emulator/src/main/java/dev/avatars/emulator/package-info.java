/** fal's HTTP surface on a local port, in front of any provider, able to misbehave on request. */
@NullMarked
package dev.avatars.emulator;

import org.jspecify.annotations.NullMarked;
