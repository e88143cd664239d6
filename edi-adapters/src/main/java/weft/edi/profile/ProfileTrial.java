package weft.edi.profile;

import java.util.List;
import weft.edi.InterchangeResult;
import weft.edi.dialect.Change;
import weft.edi.mapping.PartnersWords;
import weft.edi.mapping.PartnersWords.Reading;
import weft.party.Profile;
import weft.party.Side;

/**
 * The result of applying a profile to a sample before it is agreed. The trial stores nothing and
 * reads no party's data. This record is part of the JSON of {@code POST
 * /api/v1/partnerships/{id}/profile/check}.
 *
 * @param before the result under the profile in force
 * @param after the result under the new profile
 * @param changed how many segments its dialect and aliases changed, added or removed
 * @param changes the first {@value #MAX_CHANGES} changes, in order
 */
public record ProfileTrial(
    InterchangeResult before, InterchangeResult after, int changed, List<Change> changes) {
  public static final int MAX_CHANGES = 1_000;

  /**
   * Applies both profiles to a sample.
   *
   * @param sender the side that sent the sample
   */
  public static ProfileTrial of(Profile inForce, Profile tried, byte[] sample, Side sender) {
    Reading before = PartnersWords.read(inForce, sample, sender);
    Reading after = PartnersWords.read(tried, sample, sender);
    return new ProfileTrial(
        before.result(),
        after.result(),
        after.changes().size(),
        after.changes().stream().limit(MAX_CHANGES).toList());
  }
}
