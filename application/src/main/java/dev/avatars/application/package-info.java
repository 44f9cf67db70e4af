/** The use cases behind one door: quote, start, wait, find, cancel. */
@NullMarked
package dev.avatars.application;

import org.jspecify.annotations.NullMarked;
