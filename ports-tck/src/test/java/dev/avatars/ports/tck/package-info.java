/** The proof that the contracts bite: lawful implementations pass, lawless ones fail their rule. */
@NullMarked
package dev.avatars.ports.tck;

import org.jspecify.annotations.NullMarked;
