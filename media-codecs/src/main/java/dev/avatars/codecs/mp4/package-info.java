/** A writer of MP4 files: one H.264 picture track and one AAC sound track, ready to stream. */
@NullMarked
package dev.avatars.codecs.mp4;

import org.jspecify.annotations.NullMarked;
