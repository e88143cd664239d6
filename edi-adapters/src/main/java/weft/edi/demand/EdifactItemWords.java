package weft.edi.demand;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import weft.edi.onward.EdifactWriting;
import weft.edi.table.Directory;
import weft.edi.writer.Composite;
import weft.scheduling.release.ItemDetails;

/**
 * Writes the segments of a part in a DELFOR or DELJIT except its quantities: its numbers,
 * description, locations and text.
 *
 * @param message the message type, DELFOR or DELJIT
 */
record EdifactItemWords(
    EdifactWriting out, WritableText legible, Directory directory, String message) {
  /**
   * Lengths in characters: a number (7140) or name (3412), a place (3225), a text (4440 up to
   * D96A).
   */
  private static final int NUMBER = 35;

  private static final int PLACE = 25;
  private static final int ROOM = 70;

  void part(ScheduledPart it, int number) {
    out.segment(
        "LIN",
        Composite.of(String.valueOf(number)),
        Composite.NONE,
        Composite.of(it.schedule().part(), "IN"));
    String theirs = it.said(ItemDetails::supplierPart, NUMBER, legible);
    if (theirs != null) out.segment("PIA", Composite.of("1"), Composite.of(theirs, "SA"));
    description(it.description());
    String agreement = it.schedule().agreement();
    // DELFOR has LOC directly below LIN; DELJIT has it in a group after texts and references.
    boolean locationFirst = message.equals("DELFOR");
    if (locationFirst) locations(it);
    text(it);
    if (agreement != null) out.reference("ON", agreement, "");
    if (!locationFirst) locations(it);
  }

  private void locations(ScheduledPart it) {
    String unloading = it.schedule().unloadingPoint();
    String use = it.said(ItemDetails::pointOfUse, PLACE, legible);
    if (unloading != null) out.segment("LOC", Composite.of("11"), Composite.of(unloading));
    if (use != null) out.segment("LOC", Composite.of("159"), Composite.of(use));
  }

  /** At most five FTX AAI with five lines of 70 characters each. */
  private void text(ScheduledPart it) {
    String rest = it.said(ItemDetails::text, 5 * 5 * ROOM, legible);
    for (int i = 0; rest != null && i < 5 && !rest.isEmpty(); i++) {
      String[] parts = new String[5];
      for (int part = 0; part < 5; part++) {
        int cut = WritableText.cut(rest, ROOM);
        parts[part] = rest.substring(0, cut).strip();
        rest = rest.substring(cut).strip();
      }
      out.segment("FTX", Composite.of("AAI"), Composite.NONE, Composite.NONE, Composite.of(parts));
    }
  }

  /**
   * Writes IMD with two elements (35 characters each, later 256). Skips a description that the
   * character set cannot express.
   */
  private void description(@Nullable String text) {
    if (text == null || !legible.says(text)) return;
    int room =
        requireNonNull(directory.segment("IMD"))
            .positions()
            .get(2)
            .components()
            .get(3)
            .element()
            .max();
    int cut = WritableText.cut(text, room);
    String rest = text.substring(cut);
    out.segment(
        "IMD",
        Composite.of("F"),
        Composite.NONE,
        Composite.of(
            "", "", "", text.substring(0, cut), rest.substring(0, WritableText.cut(rest, room))));
  }
}
