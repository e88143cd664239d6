package weft.edi.profile;

import static java.util.Objects.requireNonNullElse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.dialect.Dialect;
import weft.edi.dialect.DialectRefused;
import weft.edi.meaning.Meanings;
import weft.language.Text;
import weft.party.EdiRules;
import weft.party.EdiRules.Address;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.MessageRules;
import weft.party.EdiRules.Outbound;
import weft.party.EdiRules.Repeats;
import weft.party.PartnerCharset;
import weft.party.Profile;
import weft.party.Profile.Acknowledgement;
import weft.party.RecordLayout;

/** Checks a profile for invalid values and contradictions. */
final class ProfileRules {
  private ProfileRules() {}

  static void check(Profile profile, Findings findings) {
    charset(profile.charset(), "/charset", findings);
    charset(profile.supplierCharset(), "/supplierCharset", findings);
    dialect(profile.dialect(), findings);
    EdiRules rules = profile.rules();
    unambiguous(rules.parts(), "/edi/parts", true, findings);
    unambiguous(rules.units(), "/edi/units", false, findings);
    unambiguous(rules.sites(), "/edi/sites", true, findings);
    List<RecordLayout> records = requireNonNullElse(rules.records(), List.of());
    RecordRules.check(records, findings);
    outbound(requireNonNullElse(rules.outbound(), List.of()), records, findings);
    messages(requireNonNullElse(rules.messages(), List.of()), findings);
    TotalRules.check(requireNonNullElse(rules.totals(), List.of()), findings);
    address(rules.envelope().buyer(), rules, "/edi/envelopes/buyer", findings);
    address(rules.envelope().supplier(), rules, "/edi/envelopes/supplier", findings);
    contradictions(profile, rules, findings);
  }

  /** Allows only characters that cannot be separators, and at most as many as ISA has room for. */
  private static void address(
      @Nullable Address it, EdiRules rules, String pointer, Findings findings) {
    if (it == null || it.id().isEmpty()) return;
    String qualifier = it.qualifier();
    boolean x12 =
        requireNonNullElse(rules.outbound(), List.<Outbound>of()).stream()
            .anyMatch(one -> one.release().length() == 6);
    if (!it.id().matches(x12 ? "[A-Za-z0-9 ._/-]{2,15}" : "[A-Za-z0-9 ._/-]{1,35}"))
      findings.error(
          pointer + "/id",
          "address-invalid",
          new Text(
              "An address has up to 35 letters, digits, spaces and . _ / -, in X12 2 to 15.",
              "地址最多 35 个字符，可含字母、数字、空格及 . _ / -；X12 中为 2 至 15 个。"));
    if (qualifier != null && !qualifier.matches(x12 ? "[A-Z0-9]{2}" : "[A-Z0-9]{1,4}"))
      findings.error(
          pointer + "/qualifier",
          "address-invalid",
          new Text(
              "A qualifier has up to 4 capital letters and digits, in X12 two.",
              "限定符最多 4 个大写字母或数字；X12 中为 2 个。"));
  }

  /** Allows one entry for each message type that the hub reads. */
  private static void messages(List<MessageRules> agreed, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < agreed.size(); i++) {
      String message = agreed.get(i).message();
      String pointer = "/edi/messages/" + i + "/message";
      if (message.isEmpty()) continue; // reported already
      if (!Meanings.BY_TYPE.containsKey(message))
        findings.error(
            pointer,
            "message-unknown",
            new Text("The hub does not read %s.", "平台不支持读取 %s。").with(message));
      else if (!seen.add(message))
        findings.error(
            pointer, "message-twice", new Text("%s is agreed twice.", "%s 重复约定。").with(message));
    }
  }

  private static void outbound(
      List<Outbound> agreed, List<RecordLayout> records, Findings findings) {
    Map<String, String> written = new HashMap<>();
    OutboundRules.check(agreed, "/edi/outbound", findings);
    for (int i = 0; i < agreed.size(); i++) {
      Outbound it = agreed.get(i);
      String pointer = "/edi/outbound/" + i;
      OutboundRules.check(it, records, pointer, findings);
      // For example, DESADV and 856 would send the same document twice.
      String meaning = OutboundRules.meaning(it.message());
      String before = written.putIfAbsent(meaning, it.message());
      if (before == null) continue;
      Text twice =
          before.equals(it.message())
              ? new Text("%s is agreed twice.", "%s 重复约定。").with(before)
              : new Text(
                      "%s and %s say the same; only one of them can be sent.",
                      "%s 与 %s 内容相同，只能发送其一。")
                  .with(it.message(), before);
      findings.error(pointer + "/message", "message-twice", twice);
    }
  }

  private static void charset(@Nullable String name, String pointer, Findings findings) {
    if (name == null) return;
    var charset = PartnerCharset.named(name).orElse(null);
    if (charset == null)
      findings.error(
          pointer,
          "charset-unknown",
          new Text("The character set %s is not supported.", "不支持字符集 %s。").with(name));
    else if (!PartnerCharset.carriesEdi(charset))
      findings.error(
          pointer,
          "charset-unusable",
          new Text(
                  "Interchanges cannot be read in %s: its characters can contain the bytes of"
                      + " separators.",
                  "无法以字符集 %s 读取 EDI 文件：其字符可能包含分隔符的字节。")
              .with(name));
  }

  private static void dialect(@Nullable String text, Findings findings) {
    if (text == null) return;
    try {
      Dialect.read(text);
    } catch (DialectRefused e) {
      var said =
          new Text(
              "Line %d, column %d: %s".formatted(e.line(), e.column(), e.text().en()),
              "第 %d 行第 %d 列：%s".formatted(e.line(), e.column(), e.text().zh()));
      findings.inDialect(new Findings.Place(e.line(), e.column()), said);
    }
  }

  /**
   * Checks that a partner's name has one meaning. For parts and sites, the hub's name also needs a
   * single translation back.
   */
  private static void unambiguous(
      @Nullable List<Alias> aliases, String pointer, boolean bothWays, Findings findings) {
    if (aliases == null) return;
    Map<String, Integer> theirs = new HashMap<>();
    Map<String, Integer> ours = new HashMap<>();
    for (int i = 0; i < aliases.size(); i++) {
      Alias it = aliases.get(i);
      twice(
          theirs.putIfAbsent(it.theirs(), i), pointer + "/" + i + "/theirs", it.theirs(), findings);
      Integer before = ours.putIfAbsent(it.ours(), i);
      if (bothWays) twice(before, pointer + "/" + i + "/ours", it.ours(), findings);
    }
  }

  private static void twice(
      @Nullable Integer before, String pointer, String name, Findings findings) {
    if (before == null || name.isEmpty()) return;
    findings.error(
        pointer,
        "alias-ambiguous",
        new Text("\"%s\" stands in entry %d already.", "“%s”已在第 %d 条中出现。").with(name, before + 1));
  }

  private static void contradictions(Profile profile, EdiRules rules, Findings findings) {
    boolean silent = profile.acknowledgement() == Acknowledgement.NEVER;
    if (silent && rules.repeats() == Repeats.REFUSED)
      findings.error(
          "/edi/repeats",
          "contradiction",
          new Text(
              "Repeats cannot be refused where nothing is ever acknowledged.",
              "从不发送确认时，无法拒绝重复发送的 EDI 文件。"));
    if (silent && rules.acknowledgementHours() != null)
      findings.note(
          "/edi/acknowledgementHours",
          "one-sided",
          new Text(
              "The hub acknowledges nothing here: the time limit applies to the partner only.",
              "平台在此不发送确认：该时限仅约束对方。"));
    if (silent && rules.envelope().contrlVersion() != null)
      findings.error(
          "/edi/envelopes/contrlVersion",
          "contradiction",
          new Text(
              "No CONTRL is sent where nothing is ever acknowledged.", "从不发送确认时，不会产生 CONTRL。"));
  }
}
