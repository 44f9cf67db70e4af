/** Apple Lossless: packets of the codec to samples. */
@NullMarked
package dev.avatars.codecs.alac;

import org.jspecify.annotations.NullMarked;
