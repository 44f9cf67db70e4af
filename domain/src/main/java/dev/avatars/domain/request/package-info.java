/** What a caller asks for: drafts, checked requests and their fingerprints. */
@NullMarked
package dev.avatars.domain.request;

import org.jspecify.annotations.NullMarked;
