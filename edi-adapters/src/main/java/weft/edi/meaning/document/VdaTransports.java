package weft.edi.meaning.document;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.VdaValues;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;

/**
 * Reads the transports (712) of a VDA 4913. Each is a shipment with the number of its only delivery
 * note (713), or else its own number.
 */
final class VdaTransports {
  private final Map<Integer, Set<String>> notes = new HashMap<>();
  private @Nullable Segment transport;

  VdaTransports(ReadMessage message) {
    int last = 0;
    for (Segment it : message.segments()) {
      if (it.tag().equals("712")) last = it.number();
      if (it.tag().equals("713"))
        notes.computeIfAbsent(last, _ -> new LinkedHashSet<>()).add(number(it));
    }
  }

  private static String number(Segment note) {
    return VdaValues.number(note.value("713-03"));
  }

  /** 712-08 in whole kilograms; null for zeros, which an unstated weight contains. */
  static @Nullable Quantity weight(Segment transport) {
    String said = transport.value("712-08");
    return said.matches("[0-9]*[1-9][0-9]*") ? Quantity.of(said) : null;
  }

  void begin(Segment it) {
    transport = it;
  }

  /** Sets the line's shipment and the values of its delivery note. */
  void take(LineDraft line, Segment note) {
    Segment here = transport;
    Set<String> all = here == null ? Set.of() : notes.getOrDefault(here.number(), Set.of());
    line.deliveryNote = number(note);
    line.shipment =
        here == null || all.size() == 1
            ? line.deliveryNote
            : VdaValues.number(here.value("712-03"));
    line.unloadingPoint = note.value("713-05");
    line.shipFrom = here == null ? "" : here.value("712-04");
    line.shipmentWeight = here == null ? null : weight(here);
    line.shipTo = note.value("713-11");
    line.shipped = VdaValues.day(note.value("713-04"));
    line.arrives = here == null ? null : VdaValues.day(here.value("712-18"));
  }
}
