package weft.certificate;

/**
 * The certificate of the maker of the material or goods, which this one carries on.
 *
 * @param issuer the maker: a party's code, or a name outside the hub
 * @param number the maker's number of it
 * @param sha256 of the maker's document or file, in lower-case hexadecimal
 */
public record MakersCertificate(String issuer, String number, String sha256) {}
