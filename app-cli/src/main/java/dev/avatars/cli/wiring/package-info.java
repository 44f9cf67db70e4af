/** The composition root: the only place that knows Guice. */
@NullMarked
package dev.avatars.cli.wiring;

import org.jspecify.annotations.NullMarked;
