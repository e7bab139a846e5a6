package org.answerable.accounts;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.answerable.access.Role;

/** Roles as lower-case words. */
@Converter(autoApply = true)
class RoleColumn implements AttributeConverter<Role, String> {
    @Override
    public String convertToDatabaseColumn(Role role) {
        return role == null ? null : role.word();
    }

    @Override
    public Role convertToEntityAttribute(String word) {
        return word == null ? null : Role.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
