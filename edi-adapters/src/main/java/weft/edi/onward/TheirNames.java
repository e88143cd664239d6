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
 * What the receiver calls our parts, units and sites: by the first of its names for each.
 *
 * @param records where it has what in VDA
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
   * What a supplier's message calls them: as the hub does, but for the sites in VDA, which has
   * three characters for one.
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
   * What it calls one of our units in X12, else X12's code for it.
   *
   * @throws NotWritable where there is none, or it is read as another unit
   */
  public String x12Unit(String ours) {
    String theirs = unit(ours);
    if (theirs != null) return theirs;
    String code = X12Units.code(ours);
    if (code.length() != 2) throw new NotWritable(NO_UNIT.with(ours)); // data element 355
    String read = X12Units.unit(code);
    boolean isPiece = read.equals("PCE"); // whether it was called EA or PC
    if (!isPiece && !read.equals(ours)) throw new NotWritable(OTHER_UNIT.with(ours, read));
    return code;
  }

  public String site(String ours) {
    return sites.getOrDefault(ours, ours);
  }

  /** Null where it has no name of its own for it. */
  public @Nullable String unit(String ours) {
    return units.get(ours);
  }
}
