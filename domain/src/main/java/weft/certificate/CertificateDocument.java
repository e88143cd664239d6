package weft.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of a certificate as canonical JSON (RFC 8785). The bytes never change, so their hash
 * proves whether a copy is the issued one. All values are strings, arrays and objects.
 */
public record CertificateDocument(String json) {
  private static final String WITHOUT_GOODS = "weft-certificate/1";
  private static final String SCHEMA = "weft-certificate/2";

  /** Returns the document of a certificate as it was issued. */
  public static CertificateDocument of(
      CertificateId id, CertificateContent content, @Nullable CertificateId replaces) {
    var all = new Fields();
    List<GoodsOfBatch> goods = content.goods();
    all.put("schema", goods == null ? WITHOUT_GOODS : SCHEMA);
    all.put("issuer", id.supplier());
    all.put("number", id.number());
    all.put("customer", content.buyer());
    all.put("type", content.type().code());
    all.put("issued", content.issued());
    all.put("part", content.supplierPart());
    all.put("customerPart", content.part());
    all.put("quantity", content.quantity());
    all.put("unit", content.unit());
    if (goods == null) all.put("batches", content.batches());
    else all.put("goods", goods.stream().map(CertificateDocument::goods).toList());
    all.put("order", content.order());
    all.put("specification", content.specification());
    all.put("statement", content.statement());
    all.put("results", content.results().stream().map(CertificateDocument::result).toList());
    all.put("concession", content.concession());
    var by = new Fields();
    by.put("person", content.validatedBy().person());
    by.put("function", content.validatedBy().function());
    by.put("department", content.validatedBy().department().name().toLowerCase(Locale.ROOT));
    all.put("validatedBy", by.values);
    all.put("replaces", replaces == null ? null : replaces.number());
    all.put("inspections", content.inspections());
    CertificateId supplements = content.supplements();
    all.put("supplements", supplements == null ? null : supplements.number());
    all.put("maker", content.maker() == null ? null : maker(content.maker()));
    var out = new StringBuilder();
    write(all.values, out);
    return new CertificateDocument(out.toString());
  }

  private static Map<String, Object> result(MeasuredResult it) {
    var all = new Fields();
    all.put("characteristic", it.characteristic());
    all.put("unit", it.unit());
    all.put("batch", it.batch());
    all.put("minimum", it.minimum() == null ? null : it.minimum().toPlainString());
    all.put("maximum", it.maximum() == null ? null : it.maximum().toPlainString());
    all.put("value", it.value() == null ? null : it.value().toPlainString());
    all.put("text", it.text());
    all.put("method", it.method());
    return all.values;
  }

  private static Map<String, Object> goods(GoodsOfBatch it) {
    var all = new Fields();
    all.put("batch", it.batch());
    all.put("quantity", it.quantity());
    return all.values;
  }

  private static Map<String, Object> maker(MakersCertificate it) {
    var all = new Fields();
    all.put("issuer", it.issuer());
    all.put("number", it.number());
    all.put("sha256", it.sha256());
    return all.values;
  }

  /** Sorts names by UTF-16 code units, as RFC 8785 requires, and omits absent values. */
  private static final class Fields {
    private final Map<String, Object> values = new TreeMap<>();

    private void put(String name, @Nullable Object value) {
      if (value == null) return;
      boolean nested = value instanceof List || value instanceof Map;
      values.put(name, nested ? value : value.toString());
    }
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case Map<?, ?> it -> {
        String before = "{";
        for (var entry : it.entrySet()) {
          out.append(before);
          write(entry.getKey(), out);
          out.append(':');
          write(entry.getValue(), out);
          before = ",";
        }
        out.append('}');
      }
      case List<?> it -> {
        out.append('[');
        String before = "";
        for (Object entry : it) {
          out.append(before);
          write(entry, out);
          before = ",";
        }
        out.append(']');
      }
      default -> text(value.toString(), out);
    }
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char it = text.charAt(i);
      switch (it) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (it < ' ') out.append("\\u00%02x".formatted((int) it));
          else out.append(it);
        }
      }
    }
    out.append('"');
  }

  public byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** The SHA-256 of the document in lower-case hexadecimal. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
