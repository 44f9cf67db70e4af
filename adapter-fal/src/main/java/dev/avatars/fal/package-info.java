/**
 * fal, the real provider: its queue, uploads, prices, history and webhooks behind the ports of this
 * platform, with one paid call per job and a key that reaches nobody but fal.
 */
@NullMarked
package dev.avatars.fal;

import org.jspecify.annotations.NullMarked;
