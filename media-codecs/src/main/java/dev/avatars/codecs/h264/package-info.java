/**
 * A writer of H.264 video (ITU-T Rec. H.264, constrained baseline profile) for pictures that mostly
 * stand still.
 *
 * <p>The door is {@link dev.avatars.codecs.h264.H264Encoder}; clause numbers in this package are
 * those of the recommendation. Everything is integer arithmetic: the same pictures give the same
 * bytes on every machine.
 */
@NullMarked
package dev.avatars.codecs.h264;

import org.jspecify.annotations.NullMarked;
