/** Finds the face in a picture, and in the face its eyes and its mouth. */
@NullMarked
package dev.avatars.renderer.face;

import org.jspecify.annotations.NullMarked;
