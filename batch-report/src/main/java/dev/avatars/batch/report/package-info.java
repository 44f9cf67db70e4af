/** What a batch came to, told in one HTML page, a table for spreadsheets and JSON for programs. */
@NullMarked
package dev.avatars.batch.report;

import org.jspecify.annotations.NullMarked;
