package dev.avatars.application.offender;

import de.siegmar.fastcsv.reader.CsvRecord;

/** Offends: how a batch is written down is told by batch-files alone. */
interface StudioThatReadsCsv {
  CsvRecord row();
}
