/** The avatar command: what a person types, and what is printed for people and for programs. */
@NullMarked
package dev.avatars.cli;

import org.jspecify.annotations.NullMarked;
