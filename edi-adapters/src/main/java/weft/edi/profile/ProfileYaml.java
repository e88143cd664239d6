package weft.edi.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import weft.party.EdiRules;
import weft.party.EdiRules.Address;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.DateCodes;
import weft.party.EdiRules.EnvelopeRules;
import weft.party.EdiRules.MessageRules;
import weft.party.EdiRules.Outbound;
import weft.party.EdiRules.ScheduleRules;
import weft.party.EdiRules.UnitConversion;
import weft.party.Plausibility;
import weft.party.Profile;
import weft.party.RecordLayout;
import weft.party.SummedTotal;

/** Writes a profile as readable YAML, without the default values of {@link EdiRules}. */
public final class ProfileYaml {
  private ProfileYaml() {}

  public static String of(Profile it) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("unknownPart", Fields.kebab(it.unknownPart()));
    all.put("acknowledgement", Fields.kebab(it.acknowledgement()));
    all.put("orderResponse", it.orderResponse());
    all.put("scheduleResponse", it.scheduleResponse());
    all.put("unloadingPoints", it.unloadingPoints());
    put(all, "charset", it.charset());
    put(all, "supplierCharset", it.supplierCharset());
    put(all, "dialect", it.dialect());
    if (it.edi() != null) put(all, "edi", edi(it.edi()));
    return yaml().dump(all);
  }

  private static @Nullable Map<String, Object> edi(EdiRules it) {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, "callOffs", it.callOffs());
    put(all, "changes", it.changes());
    put(all, "schedules", it.schedules() == null ? null : schedules(it.schedules()));
    put(all, "applicationErrors", it.applicationErrors());
    put(all, "acknowledgementHours", it.acknowledgementHours());
    put(all, "answerHours", it.answerHours());
    put(all, "codes", it.codes());
    put(all, "releases", it.releases());
    put(all, "repeats", it.repeats());
    put(all, "environment", it.environment());
    put(all, "parts", aliases(it.parts()));
    put(all, "units", aliases(it.units()));
    put(all, "sites", aliases(it.sites()));
    if (it.conversions() != null)
      all.put("conversions", it.conversions().stream().map(ProfileYaml::conversion).toList());
    put(all, "plausible", it.plausible() == null ? null : plausible(it.plausible()));
    if (it.totals() != null)
      all.put("totals", it.totals().stream().map(ProfileYaml::total).toList());
    put(all, "envelopes", it.envelopes() == null ? null : envelopes(it.envelopes()));
    if (it.outbound() != null)
      all.put("outbound", it.outbound().stream().map(ProfileYaml::outbound).toList());
    if (it.messages() != null)
      all.put("messages", it.messages().stream().map(ProfileYaml::messageRules).toList());
    if (it.records() != null)
      all.put("records", it.records().stream().map(ProfileYaml::recordLayout).toList());
    return all.isEmpty() ? null : all;
  }

  private static Map<String, Object> schedules(ScheduleRules it) {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, "withoutStatus", it.withoutStatus());
    put(all, "emptied", it.emptied());
    put(all, "expectedDays", it.expectedDays());
    return all;
  }

  private static Map<String, Object> plausible(Plausibility it) {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, "pastDays", it.pastDays());
    put(all, "aheadDays", it.aheadDays());
    put(all, "wholePieces", it.wholePieces());
    put(all, "knownSites", it.knownSites());
    return all;
  }

  private static Map<String, Object> total(SummedTotal it) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("message", it.message());
    one.put("control", it.control());
    one.put("sums", it.sums());
    return one;
  }

  private static Map<String, Object> envelopes(EnvelopeRules it) {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, "referencesRecurAfterDays", it.referencesRecurAfterDays());
    put(all, "contrlVersion", it.contrlVersion());
    put(all, "buyer", address(it.buyer()));
    put(all, "supplier", address(it.supplier()));
    return all;
  }

  private static @Nullable Map<String, Object> address(@Nullable Address it) {
    if (it == null) return null;
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", it.id());
    put(one, "qualifier", it.qualifier());
    return one;
  }

  private static @Nullable List<Map<String, Object>> aliases(@Nullable List<Alias> aliases) {
    if (aliases == null) return null;
    return aliases.stream()
        .map(
            it -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("theirs", it.theirs());
              one.put("ours", it.ours());
              return one;
            })
        .toList();
  }

  private static Map<String, Object> conversion(UnitConversion it) {
    Map<String, Object> one = new LinkedHashMap<>();
    put(one, "part", it.part());
    one.put("unit", it.unit());
    one.put("factor", it.factor().toPlainString());
    one.put("base", it.base());
    return one;
  }

  private static Map<String, Object> outbound(Outbound it) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("message", it.message());
    one.put("release", it.release());
    put(one, "syntax", it.syntax());
    put(one, "separators", it.separators());
    put(one, "association", it.association());
    put(one, "quantities", it.quantities());
    put(one, "dates", dates(it.dates()));
    return one;
  }

  private static @Nullable Map<String, Object> dates(@Nullable DateCodes it) {
    if (it == null) return null;
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, "day", it.day());
    put(all, "week", it.week());
    put(all, "month", it.month());
    return all;
  }

  private static Map<String, Object> messageRules(MessageRules it) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("message", it.message());
    put(one, "applicationErrors", it.applicationErrors());
    put(one, "acknowledgementHours", it.acknowledgementHours());
    put(one, "codes", it.codes());
    return one;
  }

  private static Map<String, Object> recordLayout(RecordLayout it) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("record", it.record());
    one.put("fields", it.fields().stream().map(ProfileYaml::recordField).toList());
    return one;
  }

  private static Map<String, Object> recordField(RecordLayout.Field it) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("at", it.at());
    one.put("length", it.length());
    put(one, "holds", it.holds());
    put(one, "value", it.value());
    put(one, "counts", it.counts());
    put(one, "decimals", it.decimals());
    if (it.required()) one.put("required", true);
    return one;
  }

  private static void put(Map<String, Object> all, String name, @Nullable Object value) {
    if (value != null) all.put(name, value instanceof Enum<?> it ? Fields.kebab(it) : value);
  }

  /** A new writer for each call, because SnakeYAML's writer is not thread-safe. */
  private static Yaml yaml() {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setWidth(140);
    options.setIndent(2);
    return new Yaml(new Blocks(options), options);
  }

  /** Writes texts of several lines, such as a dialect, as literal blocks. */
  private static final class Blocks extends Representer {
    Blocks(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, ScalarStyle style) {
      return super.representScalar(tag, value, value.contains("\n") ? ScalarStyle.LITERAL : style);
    }
  }
}
