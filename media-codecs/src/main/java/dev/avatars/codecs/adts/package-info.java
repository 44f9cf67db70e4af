/** AAC frames with ADTS headers (ISO/IEC 14496-3, 1.A.3 and 13818-7, 6.2). */
@NullMarked
package dev.avatars.codecs.adts;

import org.jspecify.annotations.NullMarked;
