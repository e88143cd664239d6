package weft.api.party;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.api.party.AskedOrganization.Name;
import weft.api.problem.Problem;
import weft.language.Text;
import weft.party.Organization.Address;

/**
 * A postal address in a request; an address without any value counts as absent. A street or town in
 * one language is used for the other too.
 */
record AskedAddress(
    @Nullable Name street,
    @Nullable Name city,
    @Nullable String postalCode,
    @Nullable String country) {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** EDIFACT 3251 has 9 characters up to D99B. */
  private static final String POSTAL_CODE = "[0-9A-Za-z][0-9A-Za-z -]{0,8}";

  /** Fits into three lines of 35 characters, the space in messages. */
  private static final int LONGEST_STREET = 100;

  private static final int LONGEST_CITY = 30;

  @Nullable Address checked(String at, List<Problem.Fault> faults) {
    String code = AskedOrganization.stripped(postalCode);
    String land = AskedOrganization.stripped(country);
    boolean none = AskedOrganization.isNone(street) && AskedOrganization.isNone(city);
    if (none && code == null && land == null) return null;
    if (code != null && !code.matches(POSTAL_CODE))
      faults.add(
          AskedOrganization.fault(
              at + "/postalCode",
              "postal-code-invalid",
              "A postal code has at most nine letters, digits, spaces and hyphens.",
              "邮政编码最多 9 位，由字母、数字、空格或连字符组成。"));
    String of = land == null ? "" : land.toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(of))
      faults.add(
          AskedOrganization.fault(
              at + "/country",
              "country-invalid",
              "A country is a code of two letters of ISO 3166-1, such as CN.",
              "国家以 ISO 3166-1 的两位字母代码表示，例如 CN。"));
    return new Address(
        words(street, LONGEST_STREET, at + "/street", faults),
        words(city, LONGEST_CITY, at + "/city", faults),
        code,
        of);
  }

  private static Text words(
      @Nullable Name asked, int longest, String at, List<Problem.Fault> faults) {
    String en = asked == null ? null : AskedOrganization.stripped(asked.en());
    String zh = asked == null ? null : AskedOrganization.stripped(asked.zh());
    if (en == null && zh == null)
      faults.add(
          AskedOrganization.fault(
              at, "value-missing", "An address has a street and a town.", "地址须包含街道和城市。"));
    for (String it : new String[] {en, zh})
      if (it != null && (it.length() > longest || it.chars().anyMatch(Character::isISOControl)))
        faults.add(
            AskedOrganization.fault(
                at,
                "address-invalid",
                "At most " + longest + " characters, in one line.",
                "最多 " + longest + " 个字符，不能换行。"));
    return new Text(
        requireNonNullElse(en, requireNonNullElse(zh, "")),
        requireNonNullElse(zh, requireNonNullElse(en, "")));
  }
}
