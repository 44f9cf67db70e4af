/** Draws the demo's portraits: people who do not exist, so that anyone may show them. */
@NullMarked
package dev.avatars.renderer.art;

import org.jspecify.annotations.NullMarked;
