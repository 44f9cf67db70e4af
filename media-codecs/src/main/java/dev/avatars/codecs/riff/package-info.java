/** WAV files: the RIFF, RF64 and BW64 forms that hold WAVE sound. */
@NullMarked
package dev.avatars.codecs.riff;

import org.jspecify.annotations.NullMarked;
