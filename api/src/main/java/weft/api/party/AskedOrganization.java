package weft.api.party;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * An organization in a request; any value may be missing. A name in one language is used for the
 * other too; a site without a name is called by its code.
 */
record AskedOrganization(
    @Nullable Name name,
    @Nullable String gln,
    @Nullable List<@Nullable AskedSite> sites,
    @Nullable String bpn,
    @Nullable String duns) {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SITE = 35;

  record Name(@Nullable String en, @Nullable String zh) {}

  record AskedSite(
      @Nullable String code,
      @Nullable Name name,
      @Nullable String gln,
      @Nullable String bpns,
      @Nullable String bpna,
      @Nullable AskedAddress address,
      @Nullable String duns) {}

  /**
   * Returns the organization; 422 {@code organization-refused} with all faults. An identifier that
   * would be ambiguous in EDI, or that cannot be stored, is refused.
   */
  Organization checked(PartyCode code, PartyDirectory directory) {
    List<Problem.Fault> faults = new ArrayList<>();
    if (code.value().equals("WEFT"))
      faults.add(fault("/code", "code-taken", "WEFT is the hub itself.", "WEFT 是平台自身的代码。"));
    if (isOthers(code.value(), "14", code, directory))
      faults.add(
          fault(
              "/code",
              "code-taken",
              "This code is the GLN of another organization.",
              "该代码是其他企业的 GLN。"));
    if (isOthers(code.value(), "1", code, directory))
      faults.add(
          fault(
              "/code",
              "code-taken",
              "This code is the D-U-N-S number of another organization.",
              "该代码是其他企业的邓白氏编码。"));
    Text called = name(name, "/name", faults);
    String number = gln(gln, "/gln", faults);
    if (number != null && isOthers(number, "", code, directory))
      faults.add(
          fault("/gln", "gln-taken", "This GLN belongs to another organization.", "该 GLN 属于其他企业。"));
    List<Site> places =
        sites == null ? List.of() : Body.list(sites, "/sites", (it, at) -> site(it, at, faults));
    distinct(places, faults);
    String partnerNumber = bpn(bpn, "BPNL", "/bpn", faults);
    String duns = duns(this.duns, "/duns", faults);
    if (duns != null && isOthers(duns, "", code, directory))
      faults.add(
          fault(
              "/duns",
              "duns-taken",
              "This D-U-N-S number belongs to another organization.",
              "该邓白氏编码属于其他企业。"));
    if (faults.isEmpty())
      return new Organization(code, called, number, places, partnerNumber, duns);
    throw Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "organization-refused",
            new Text("This organization cannot be registered like this.", "该企业信息有误，无法登记。"))
        .errors(faults)
        .exception();
  }

  private static boolean isOthers(
      String id, String qualifier, PartyCode code, PartyDirectory directory) {
    return directory.party(id, qualifier).filter(it -> !it.equals(code)).isPresent();
  }

  private static Site site(AskedSite it, String at, List<Problem.Fault> faults) {
    String code = stripped(it.code());
    if (code == null
        || code.length() > LONGEST_SITE
        || code.chars().anyMatch(AskedOrganization::isBlankOrControl))
      faults.add(
          fault(
              at + "/code",
              "code-invalid",
              "A site code has 1 to 35 characters and no spaces.",
              "工厂代码为 1 至 35 个字符，不含空格。"));
    String said = Objects.requireNonNullElse(code, "");
    return new Site(
        said,
        isNone(it.name()) ? new Text(said, said) : name(it.name(), at + "/name", faults),
        gln(it.gln(), at + "/gln", faults),
        bpn(it.bpns(), "BPNS", at + "/bpns", faults),
        bpn(it.bpna(), "BPNA", at + "/bpna", faults),
        it.address() == null ? null : it.address().checked(at + "/address", faults),
        duns(it.duns(), at + "/duns", faults));
  }

  private static void distinct(List<Site> sites, List<Problem.Fault> faults) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < sites.size(); i++) {
      Site it = sites.get(i);
      if (!taken.add(it.code()))
        faults.add(
            fault(
                "/sites/" + i + "/code", "code-taken", "Two sites have this name.", "两个工厂使用了此名称。"));
      if (it.gln() != null && !taken.add(it.gln()))
        faults.add(
            fault(
                "/sites/" + i + "/gln", "gln-taken", "Two sites have this GLN.", "两个工厂使用了此 GLN。"));
      if (it.duns() != null && !taken.add(it.duns()))
        faults.add(
            fault(
                "/sites/" + i + "/duns",
                "duns-taken",
                "Two sites have this D-U-N-S number.",
                "两个工厂使用了此邓白氏编码。"));
    }
  }

  private static Text name(@Nullable Name asked, String at, List<Problem.Fault> faults) {
    String en = asked == null ? null : stripped(asked.en());
    String zh = asked == null ? null : stripped(asked.zh());
    if (isNone(asked)) faults.add(fault(at, "value-missing", "A name is required.", "名称为必填。"));
    for (String it : new String[] {en, zh})
      if (it != null
          && (it.length() > LONGEST_NAME || it.chars().anyMatch(Character::isISOControl)))
        faults.add(
            fault(
                at,
                "name-invalid",
                "A name has at most 200 characters, in one line.",
                "名称最多 200 个字符，不能换行。"));
    return new Text(
        Objects.requireNonNullElse(en, Objects.requireNonNullElse(zh, "")),
        Objects.requireNonNullElse(zh, Objects.requireNonNullElse(en, "")));
  }

  static boolean isNone(@Nullable Name it) {
    return it == null || (stripped(it.en()) == null && stripped(it.zh()) == null);
  }

  private static @Nullable String gln(
      @Nullable String asked, String at, List<Problem.Fault> faults) {
    String it = stripped(asked);
    if (it == null || isGln(it)) return it;
    faults.add(
        fault(
            at,
            "gln-invalid",
            "A GLN has 13 digits, the last of which checks the others (GS1).",
            "GLN 为 13 位数字，末位为校验位（GS1）。"));
    return null;
  }

  /** Nine digits, often written 12-345-6789. Since 2006 the last digit is no check digit. */
  private static @Nullable String duns(
      @Nullable String asked, String at, List<Problem.Fault> faults) {
    String it = stripped(asked);
    if (it == null) return null;
    String digits = it.replaceAll("(?<=^[0-9]{2})-(?=[0-9]{3}-?[0-9]{4}$)|-(?=[0-9]{4}$)", "");
    if (digits.matches("[0-9]{9}")) return digits;
    faults.add(
        fault(at, "duns-invalid", "A D-U-N-S number has 9 digits.", "邓白氏编码（D-U-N-S）为 9 位数字。"));
    return null;
  }

  /** A Catena-X business partner number (CX-0010): its kind and twelve letters or digits. */
  private static @Nullable String bpn(
      @Nullable String asked, String kind, String at, List<Problem.Fault> faults) {
    String it = stripped(asked);
    if (it == null || it.matches(kind + "[0-9A-Z]{12}")) return it;
    faults.add(
        fault(
            at,
            "bpn-invalid",
            "A " + kind + " has twelve digits or capital letters after " + kind + ".",
            kind + " 编号由 " + kind + " 加 12 位数字或大写字母组成。"));
    return null;
  }

  /**
   * The check of GS1 General Specifications 7.9.1: with weights 1 and 3 in turn, the sum is a
   * multiple of ten.
   */
  private static boolean isGln(String it) {
    if (!it.matches("[0-9]{13}")) return false;
    int sum = 0;
    for (int i = 0; i < it.length(); i++) sum += (it.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    return sum % 10 == 0;
  }

  private static boolean isBlankOrControl(int it) {
    return Character.isWhitespace(it) || Character.isISOControl(it);
  }

  static @Nullable String stripped(@Nullable String it) {
    return it == null || it.isBlank() ? null : it.strip();
  }

  static Problem.Fault fault(String pointer, String code, String en, String zh) {
    return new Problem.Fault(pointer, code, new Text(en, zh));
  }
}
