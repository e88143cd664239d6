package weft.edi.onward;

import static java.util.Objects.requireNonNullElse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.X12Units;
import weft.language.Text;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.RecordLayout;

/**
 * The receiver's names for the hub's parts, units and sites: the first of its aliases for each.
 *
 * @param records the receiver's VDA record layouts
 */
public record TheirNames(
    Map<String, String> parts,
    Map<String, String> units,
    Map<String, String> sites,
    List<RecordLayout> records) {
  private static final Text OTHER_UNIT =
      new Text(
          "The unit %s means something else in X12: %s would arrive.",
          "单位 %s 在 X12 中另有含义，对方收到的将是 %s。");

  private static final Text NO_UNIT =
      new Text(
          "The hub knows no X12 code for unit %s; one can be named under units in the profile.",
          "平台未收录单位 %s 的 X12 代码，可在配置的单位对照中约定。");

  public static final TheirNames OURS = new TheirNames(Map.of(), Map.of(), Map.of(), List.of());

  public static TheirNames of(EdiRules rules) {
    return new TheirNames(
        back(rules.parts()),
        back(rules.units()),
        back(rules.sites()),
        requireNonNullElse(rules.records(), List.of()));
  }

  /**
   * Names for a supplier: the hub's own, except for sites in VDA, which has three characters for a
   * site.
   */
  public static TheirNames ofSupplier(EdiRules rules, boolean vda) {
    return vda ? new TheirNames(Map.of(), Map.of(), back(rules.sites()), List.of()) : OURS;
  }

  private static Map<String, String> back(@Nullable List<Alias> aliases) {
    Map<String, String> theirs = new HashMap<>();
    if (aliases != null) for (Alias it : aliases) theirs.putIfAbsent(it.ours(), it.theirs());
    return Map.copyOf(theirs);
  }

  public String part(String ours) {
    return parts.getOrDefault(ours, ours);
  }

  /**
   * The receiver's name for a unit in X12, else the X12 code.
   *
   * @throws NotWritable if there is no code, or the code means another unit
   */
  public String x12Unit(String ours) {
    String theirs = unit(ours);
    if (theirs != null) return theirs;
    String code = X12Units.code(ours);
    if (code.length() != 2) throw new NotWritable(NO_UNIT.with(ours)); // data element 355
    String read = X12Units.unit(code);
    boolean isPiece = read.equals("PCE"); // EA and PC both mean pieces
    if (!isPiece && !read.equals(ours)) throw new NotWritable(OTHER_UNIT.with(ours, read));
    return code;
  }

  public String site(String ours) {
    return sites.getOrDefault(ours, ours);
  }

  /** The receiver's name for a unit; null if it has none. */
  public @Nullable String unit(String ours) {
    return units.get(ours);
  }
}
