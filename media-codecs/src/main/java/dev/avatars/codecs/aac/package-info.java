/** An AAC-LC encoder: sixteen-bit sound becomes access units as ISO/IEC 14496-3 writes them. */
@NullMarked
package dev.avatars.codecs.aac;

import org.jspecify.annotations.NullMarked;
