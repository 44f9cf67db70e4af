package dev.avatars.application.offender;

import com.samskivert.mustache.Template;

/** Offends: templates are filled where a report is written. */
interface StudioThatFillsTemplates {
  Template page();
}
