package weft.deploy.imports;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;

/** Interchanges as a partner's own system writes them: a body, and an envelope that fits it. */
public final class FrontDoorFile {
  private FrontDoorFile() {}

  /** The EDI desk's alert about an interchange, once the reaction has created it. */
  public static Optional<JsonNode> work(Api by, String interchange) {
    Optional<JsonNode> found = Optional.empty();
    for (int i = 0; i < 150 && found.isEmpty(); i++) {
      if (i > 0) HandedIn.pause();
      found =
          by.items("/api/v1/edi/alerts?kind=message-contradicted&state=open&limit=200").stream()
              .filter(it -> it.path("interchange").asString().equals(interchange))
              .findFirst();
    }
    return found;
  }

  public static String reference() {
    return "F" + UUID.randomUUID().toString().substring(0, 12).replace("-", "");
  }

  /** An EDIFACT interchange, to the hub or to a partner. */
  public static String edifact(String sender, String receiver, String type, String body) {
    String reference = reference();
    long segments = body.chars().filter(it -> it == '\'').count() + 2;
    return "UNB+UNOC:3+%s:ZZ+%s:ZZ+261128:1000+%s++++1'".formatted(sender, receiver, reference)
        + "UNH+1+%s'%sUNT+%d+1'UNZ+1+%s'".formatted(type, body, segments, reference);
  }

  /** A DELFOR of HENGYUE's for JIAXIN's parts at PLANT1. */
  public static String delfor(String release, String issued, String items) {
    return edifact(
        "HENGYUE",
        "WEFT",
        "DELFOR:D:97A:UN",
        "BGM+241+%1$s+5'DTM+137:%2$s0600:203'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'"
                .formatted(release, issued)
            + items);
  }

  public static String item(String part, String below) {
    return "LIN+1++" + part + ":IN'" + below;
  }

  /** A quantity of a DELFOR, such as {@code 10:PCE}. */
  public static String firm(String quantity, String day) {
    return "SCC+1++D'QTY+113:%s'DTM+2:%s:102'".formatted(quantity, day);
  }

  public static String orders(String number, String function, String lines) {
    return edifact(
        "HENGYUE",
        "WEFT",
        "ORDERS:D:96A:UN",
        "BGM+220+%s+%s'DTM+137:20261128:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'%sUNS+S'"
            .formatted(number, function, lines));
  }

  public static String line(String number, String part, String quantity, String day) {
    return "LIN+%s++%s:IN'QTY+21:%s'DTM+2:%s:102'".formatted(number, part, quantity, day);
  }

  public static String desadv(String number, String lines) {
    return edifact(
        "JIAXIN",
        "HENGYUE",
        "DESADV:D:96A:UN",
        "BGM+351+%s+9'DTM+137:20261127:102'DTM+11:20261127:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'CPS+1++4'%s"
            .formatted(number, lines));
  }

  public static String sent(String line, String part, String quantity) {
    return "LIN+%s++%s:IN'QTY+12:%s'".formatted(line, part, quantity);
  }

  /** An X12 set of HENGYUE's for JIAXIN; its ISA asks for a TA1. */
  public static String x12(String set, String group, String body) {
    int control = UUID.randomUUID().hashCode() & 0x1fffffff;
    long segments = body.chars().filter(it -> it == '~').count() + 2;
    return "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*WEFT           *261128*1000*U*00401*%09d*1*P*>~"
            .formatted(control)
        + "GS*%s*HENGYUE*JIAXIN*20261128*1000*%d*X*004010~".formatted(group, control)
        + "ST*%s*0001~%sSE*%d*0001~GE*1*%d~".formatted(set, body, segments, control)
        + "IEA*1*%09d~".formatted(control);
  }

  /** An 830 of the parts in {@code items}, each from its LIN on. */
  public static String x830(String release, String issued, int lines, String items) {
    return x12(
        "830",
        "PS",
        "BFR*05*F%1$s*%1$s*DL*A*20261128*20270528*%2$s~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~N1*ST**92*PLANT1~%3$sCTT*%4$d~"
            .formatted(release, issued, items, lines));
  }
}
