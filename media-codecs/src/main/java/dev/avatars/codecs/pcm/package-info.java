/** Any measured audio file as a stream of samples, and what is done to samples: rate, channels. */
@NullMarked
package dev.avatars.codecs.pcm;

import org.jspecify.annotations.NullMarked;
