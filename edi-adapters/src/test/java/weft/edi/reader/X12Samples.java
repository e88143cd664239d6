package weft.edi.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Short X12 interchanges made of a set's inner segments, with correct counts. */
public final class X12Samples {
  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("850", "PO"),
          Map.entry("824", "AG"),
          Map.entry("861", "RC"),
          Map.entry("830", "PS"),
          Map.entry("855", "PR"),
          Map.entry("860", "PC"),
          Map.entry("997", "FA"),
          Map.entry("862", "SS"),
          Map.entry("865", "CA"),
          Map.entry("863", "RT"),
          Map.entry("842", "NC"),
          Map.entry("810", "IN"),
          Map.entry("846", "IB"),
          Map.entry("999", "FA"),
          Map.entry("856", "SH"));

  public static final String ISA =
      "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*WEFT           *261124*0800*U*00401"
          + "*000000001*0*P*>~";
  public static final String ISA_5010 =
      "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*WEFT           *261124*0800*^*00501"
          + "*000000001*0*P*>~";

  private X12Samples() {}

  public static String set(String type, String... inner) {
    return interchange(ISA, type, "004010", inner);
  }

  public static String interchange(String isa, String type, String version, String... inner) {
    List<String> lines = new ArrayList<>();
    lines.add(isa);
    String date = version.compareTo("004010") < 0 ? "261124" : "20261124";
    lines.add("GS*%s*HENGYUE*WEFT*%s*0800*1*X*%s~".formatted(GROUPS.get(type), date, version));
    lines.add("ST*" + type + "*0001~");
    for (String it : inner) lines.add(it + "~");
    lines.add("SE*" + (inner.length + 2) + "*0001~");
    lines.add("GE*1*1~");
    lines.add("IEA*1*000000001~");
    return String.join("\n", lines);
  }

  /** The inner segments of a text like {@code BEG*…~PO1*…~}. */
  public static String[] inner(String text) {
    List<String> segments = new ArrayList<>();
    for (String it : text.split("~", -1)) if (!it.isBlank()) segments.add(it.strip());
    return segments.toArray(String[]::new);
  }
}
