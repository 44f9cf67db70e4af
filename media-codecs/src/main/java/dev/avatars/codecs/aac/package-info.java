/**
 * AAC-LC in both directions: sixteen-bit sound to access units as ISO/IEC 14496-3 writes them, and
 * back.
 */
@NullMarked
package dev.avatars.codecs.aac;

import org.jspecify.annotations.NullMarked;
