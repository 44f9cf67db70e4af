/** What every codec of this library shares: random access to bytes, and a refusal in words. */
@NullMarked
package dev.avatars.codecs;

import org.jspecify.annotations.NullMarked;
