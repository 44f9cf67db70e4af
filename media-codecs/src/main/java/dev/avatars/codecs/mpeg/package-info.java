/** MPEG audio streams (ISO/IEC 11172-3 and 13818-3, and MPEG-2.5): frames and their counting. */
@NullMarked
package dev.avatars.codecs.mpeg;

import org.jspecify.annotations.NullMarked;
