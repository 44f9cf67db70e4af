/**
 * The ISO base media file format (ISO/IEC 14496-12): boxes, sample tables, fragments and edit
 * lists, read without trusting one count that a file claims.
 */
@NullMarked
package dev.avatars.codecs.iso;

import org.jspecify.annotations.NullMarked;
