package org.answerable.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalDate;

/** Days as ISO 8601 text: no driver can shift them by a time zone. */
@Converter(autoApply = true)
public class DayColumn implements AttributeConverter<LocalDate, String> {
    @Override
    public String convertToDatabaseColumn(LocalDate day) {
        return day == null ? null : day.toString();
    }

    @Override
    public LocalDate convertToEntityAttribute(String day) {
        return day == null ? null : LocalDate.parse(day);
    }
}
