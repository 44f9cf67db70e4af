/** The emulator as a JUnit extension; the only package that needs JUnit. */
@NullMarked
package dev.avatars.emulator.junit;

import org.jspecify.annotations.NullMarked;
