@NullMarked
package weft.api.security;

import org.jspecify.annotations.NullMarked;
