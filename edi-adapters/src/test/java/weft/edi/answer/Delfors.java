package weft.edi.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.Village;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.table.Directory;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.release.Forecast;

/** DELFORs of HENGYUE, and JIAXIN's answers to them. */
final class Delfors {
  static final List<String> DIRECTORIES = Directory.edifactReleases();
  static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 24, 8, 30);
  private static final String UNB = "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0800+I1'";

  private Delfors() {}

  /** Two plants: P1 at the first with an anchor and four lines, P2 without lines to answer. */
  static String release(String directory) {
    boolean d96a = directory.matches("D9[345].|D96A");
    String section =
        d96a ? "" : directory.matches("D9..|D0[01].") ? "GIS+37'" : "GEI+3+37'"; // GEI since D02A
    return "BGM+241+R7+5'DTM+137:202611230600:203'DTM+158:20261123:102'RFF+ADE:PLAN-26'"
        + "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
        + (d96a ? "UNS+D'" : "")
        + section
        + ("NAD+" + (d96a ? "CN" : "ST") + "+PLANT1::92++Plant one'LOC+11+DOCK-3::92'")
        + "LIN+1++P1:IN'PIA+1+J-1:SA'IMD+++:::Boom head'RFF+ON:4711'RFF+AAN:42'QTY+70:100:PCE'"
        + line(d96a, "1++D", 40, "2:20261201:102")
        + line(d96a, "1++D", 50, "2:20261203:102")
        + line(d96a, "4++W", 60, "2:20261207:102")
        + line(d96a, "4++W", 70, "2:20261214:102")
        + "LIN+2++P2:IN'"
        + line(d96a, "4++W", 80, "2:20261214:102")
        + section
        + ("NAD+" + (d96a ? "CN" : "ST") + "+PLANT2::92'LIN+1++P1:IN'")
        + line(d96a, "4++W", 90, "2:20261214:102")
        + (d96a ? "UNS+S'CNT+2:3'" : "");
  }

  private static String line(boolean d96a, String status, int quantity, String date) {
    String scc = "SCC+" + status + "'";
    String qty = "QTY+113:" + quantity + ":PCE'";
    return (d96a ? qty + scc : scc + qty) + "DTM+" + date + "'";
  }

  static ReadInterchange read(String directory, String body) {
    return read(UNB, directory, body);
  }

  static ReadInterchange read(String unb, String directory, String body) {
    long segments = 2 + body.chars().filter(it -> it == '\'').count();
    String unh = "UNH+M1+DELFOR:" + directory.charAt(0) + ":" + directory.substring(1) + ":UN'";
    String text = unb + unh + body + "UNT+" + segments + "+M1'UNZ+1+I1'";
    return EdiReader.read(text.getBytes(ISO_8859_1));
  }

  /** Returns the forecast of its first schedule. */
  static Forecast forecast(ReadMessage message) {
    return Village.forecasts(Village.PLAIN.meaning(message)).getFirst();
  }

  static byte @Nullable [] answer(ReadInterchange released, Commitment... commitments) {
    return answer(released, true, commitments);
  }

  static byte @Nullable [] answer(
      ReadInterchange released, boolean first, Commitment... commitments) {
    ReadMessage message = released.messages().getFirst();
    Envelope theirs = requireNonNull(released.envelope());
    return new DelforBack(
            theirs.answered(theirs.version(), "7", WHEN),
            message,
            forecast(message),
            Arrays.stream(commitments)
                .collect(Collectors.toMap(Commitment::key, Function.identity())))
        .write("7", WHEN, first);
  }

  static Commitment commitment(int asked, String due, Map<String, Integer> promised) {
    return commitment(asked, due, promised, null);
  }

  static Commitment commitment(
      int asked, String due, Map<String, Integer> promised, @Nullable Reason reason) {
    List<Promise> promises =
        promised.entrySet().stream()
            .map(it -> new Promise(LocalDate.parse(it.getKey()), Quantity.of(it.getValue())))
            .sorted((a, b) -> a.date().compareTo(b.date()))
            .toList();
    return new Commitment(LocalDate.parse(due), 0, Quantity.of(asked), promises, reason, null);
  }
}
